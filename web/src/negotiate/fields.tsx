// Fields of the forms of this room.
import type { ReactNode } from 'react';
import { useId } from 'react';
import {
  Button,
  Checkbox,
  Form,
  Input,
  Label,
  Radio,
  RadioGroup,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';
import { useSay } from '../i18n/messages';
import { ErrorLine } from './parts';

interface WordsProps {
  label: string;
  value: string;
  change: (value: string) => void;
  hint?: string;
  isRequired?: boolean;
  /** One line instead of a box. */
  line?: boolean;
  most?: number;
  autoFocus?: boolean;
  isDisabled?: boolean;
}

export function Words(props: WordsProps): ReactNode {
  const { label, value, change, hint, isRequired, line, most, autoFocus, isDisabled } = props;
  // Words in any language; an empty field begins where the page does.
  const direction = value ? 'auto' : undefined;
  return (
    <TextField
      value={value}
      onChange={change}
      isRequired={isRequired}
      isDisabled={isDisabled}
      maxLength={most ?? (line ? 300 : 8000)}
      validationBehavior="aria"
      autoFocus={autoFocus}
      className="words-field"
    >
      <Label>{label}</Label>
      {line ? (
        <Input className="field" dir={direction} />
      ) : (
        <TextArea className="field" rows={3} dir={direction} />
      )}
      {hint && (
        <Text slot="description" className="quiet">
          {hint}
        </Text>
      )}
    </TextField>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; name: string }[];
  change: (value: T) => void;
  /** Where the options are in another language than the page. */
  dir?: 'ltr' | 'rtl' | undefined;
}

export function Choice<T extends string>(props: ChoiceProps<T>): ReactNode {
  const { label, value, options, change } = props;
  return (
    <RadioGroup className="choice-row" value={value} onChange={(next) => change(next as T)}>
      <Label className="panel-title">{label}</Label>
      {options.map((one) => (
        <Radio key={one.value} value={one.value} className="radio">
          {one.name}
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** A long list to choose from, by the browser's own control. */
export function Pick<T extends string>(props: ChoiceProps<T>): ReactNode {
  const { label, value, options, change, dir } = props;
  const id = useId();
  return (
    <div className="pick">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field"
        value={value}
        dir={dir}
        onChange={(event) => change(event.target.value as T)}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface TickProps {
  on: boolean;
  set: (on: boolean) => void;
  children: ReactNode;
  isDisabled?: boolean;
}

export function Tick({ on, set, children, isDisabled }: TickProps): ReactNode {
  return (
    <Checkbox className="tick" isSelected={on} onChange={set} isDisabled={isDisabled}>
      <span className="tick-box" aria-hidden="true">
        {on ? '✓' : ''}
      </span>
      <span>{children}</span>
    </Checkbox>
  );
}

interface ActFormProps {
  children: ReactNode;
  error: string;
  busy: boolean;
  ready: boolean;
  name: string;
  close: () => void;
  submit: () => void;
  /** Another way to end it, between the two. */
  other?: ReactNode;
}

export function ActForm(props: ActFormProps): ReactNode {
  const { children, error, busy, ready, name, close, submit, other } = props;
  const say = useSay();
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) submit();
      }}
    >
      {children}
      <ErrorLine error={error} />
      <div className="form-end">
        <Button className="button" onPress={close}>
          {say('cancel')}
        </Button>
        {other}
        <Button className="button button-main" type="submit" isDisabled={!ready}>
          {name}
        </Button>
      </div>
    </Form>
  );
}
