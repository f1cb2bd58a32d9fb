// Starts the drafting page in the shell that the server sent.
import { createRoot } from 'react-dom/client';
import { sayIn } from '../i18n/messages';
import '../ui/style/index.css';
import { api } from './api';
import { Desk } from './desk';
import { Page } from './page';
import { applySettings, loadSettings } from './settings';

// React Aria would write a style element of its own, which the content security policy refuses; the rule is in our sheet.
const placeholder = document.createElement('meta');
placeholder.id = 'react-aria-pressable-style';
document.head.append(placeholder);

async function main(root: HTMLElement): Promise<void> {
  const settings = loadSettings();
  applySettings(settings);
  const say = sayIn(settings.lang);
  root.textContent = say('loading');
  const asked = api(root.dataset.resolution ?? '');
  try {
    const [info, me] = await Promise.all([asked.resolution(), asked.me()]);
    const desk = new Desk(info, me, asked);
    document.title = `${info.symbol} · ${info.meeting.title}`;
    createRoot(root).render(<Page desk={desk} />);
    desk.start();
  } catch {
    root.textContent = say('status.closed', { sentence: say('status.closed.reason') });
  }
}

const root = document.getElementById('root');
if (root) void main(root);
