// Small line drawings in the text's colour. They are decoration: the button says its name.
import type { ReactNode } from 'react';

const PATHS = {
  undo: 'M7 5 3.5 8.5 7 12M4 8.5h7.5a4 4 0 0 1 0 8H9',
  redo: 'M13 5l3.5 3.5L13 12M16 8.5H8.5a4 4 0 0 0 0 8H11',
  clause: 'M3 5h14M7 10h10M7 15h6M3 10h1M15 13v5M12.5 15.5h5',
  call: 'M4 6h12M4 11h6M15 10v6M12 13h6M8.5 6 6.5 11',
  deeper: 'M3 4h14M9 10h8M9 16h8M3 8l3 2.5L3 13',
  shallower: 'M3 4h14M9 10h8M9 16h8M6 8l-3 2.5L6 13',
  up: 'M10 16V4M5.5 8.5 10 4l4.5 4.5',
  down: 'M10 4v12M5.5 11.5 10 16l4.5-4.5',
  reference:
    'M8.5 11.5a3 3 0 0 0 4.3 0l2.7-2.7a3 3 0 0 0-4.3-4.3l-1 1M11.500 8.500a3 3 0 0 0-4.300 0l-2.700 2.700a3 3 0 0 0 4.300 4.300l1-1',
  footnote: 'M3 6h9M3 11h9M3 16h6M16 3v5M14.500 4.200 16 3',
  bracket: 'M7 3.500H4.500v13H7M13 3.500h2.500v13H13M8.500 10h3',
  fix: 'M4 5h7M4 10h5M4 15h5M11.500 13.500l2 2 4-4.500',
  outline: 'M4 5h12M7 10h9M7 15h9M4 10h.5M4 15h.5',
  people:
    'M7.500 9a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5M3 16c0-3 2-4.500 4.500-4.500S12 13 12 16M13 9.500a2.200 2.200 0 1 0-1-4M14 11.700c2 .3 3.200 1.800 3.200 4.300',
  help: 'M7.500 7.500a2.500 2.500 0 1 1 3.500 2.300c-.7.400-1 .8-1 1.700M10 14.500v.2',
  more: 'M4.500 10h.1M10 10h.1M15.500 10h.1',
  close: 'M5 5l10 10M15 5 5 15',
  lock: 'M5.500 9.500h9v7h-9zM7.500 9.500V7a2.500 2.500 0 0 1 5 0v2.500',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, mirrored }: { name: IconName; mirrored?: boolean }): ReactNode {
  return (
    <svg
      className={mirrored ? 'icon mirrored' : 'icon'}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
