// Buttons with tooltips, dialogs and drawers in one look. React Aria brings the behaviour.
import { type ReactNode, useRef } from 'react';
import {
  Button,
  Dialog,
  Heading,
  Modal,
  ModalOverlay,
  ToggleButton,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { useSay } from '../i18n/messages';
import { Icon } from './icons';
import { useKeptFocus } from './kept-focus';

interface Tool {
  name: string;
  keys?: string;
  children: ReactNode;
  isDisabled?: boolean;
  onPress: () => void;
  /** Given: a button that stays pressed. */
  isOn?: boolean;
  /** Left out where there is little room, for what offers it elsewhere. */
  isMinor?: boolean;
}

/** A button of the toolbar: the name and the keys are in its tooltip. Pressing it leaves the caret where it is. */
export function ToolButton(tool: Tool): ReactNode {
  const { name, keys, children, isDisabled, onPress, isOn, isMinor } = tool;
  const shared = {
    'aria-label': name,
    className: isMinor ? 'tool tool-minor' : 'tool',
    isDisabled,
    onPress,
    preventFocusOnPress: true,
  };
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {isOn === undefined ? (
        <Button {...shared}>{children}</Button>
      ) : (
        <ToggleButton {...shared} isSelected={isOn}>
          {children}
        </ToggleButton>
      )}
      <Tooltip className="tooltip" offset={6}>
        {name}
        {keys && <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}

interface Sheet {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** A drawer comes from an edge of the page, a dialog stands in the middle. */
  from?: 'start' | 'end';
  isWide?: boolean;
}

export function Sheet({ title, isOpen, onClose, children, from, isWide }: Sheet): ReactNode {
  return (
    <ModalOverlay
      className={`veil ${from ? `veil-${from}` : ''}`}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
    >
      <Modal className={from ? `drawer drawer-${from}` : isWide ? 'sheet sheet-wide' : 'sheet'}>
        <Inside title={title} onClose={onClose}>
          {children}
        </Inside>
      </Modal>
    </ModalOverlay>
  );
}

function Inside({
  title,
  onClose,
  children,
}: Pick<Sheet, 'title' | 'onClose' | 'children'>): ReactNode {
  const say = useSay();
  const dialog = useRef<HTMLElement>(null);
  useKeptFocus(dialog);
  return (
    <Dialog className="dialog" ref={dialog}>
      <header className="dialog-head">
        <Heading slot="title">{title}</Heading>
        <Button className="tool" aria-label={say('close')} onPress={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      {children}
    </Dialog>
  );
}
