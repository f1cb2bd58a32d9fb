// Starts the drafting page in the shell that the server sent.
import { learn, sayIn } from '../i18n/messages';
import '../ui/style/index.css';
import { api } from './api';
import { applySettings, loadSettings } from './settings';

// React Aria would write a style element of its own, which the content security policy refuses; the rule is in our sheet.
const placeholder = document.createElement('meta');
placeholder.id = 'react-aria-pressable-style';
document.head.append(placeholder);

async function main(root: HTMLElement): Promise<void> {
  const settings = loadSettings();
  applySettings(settings);
  const asked = api(root.dataset.resolution ?? '');
  // The text is asked for while the scripts that show it are on their way.
  const parts = Promise.all([
    asked.resolution(),
    asked.me(),
    import('./desk'),
    import('./mount'),
    learn(settings.lang),
  ]);
  try {
    const [info, me, { Desk }, { mount }] = await parts;
    const desk = new Desk(info, me, asked);
    document.title = `${info.symbol} · ${info.meeting.title}`;
    mount(root, desk);
    desk.start();
  } catch {
    const say = sayIn(settings.lang);
    root.textContent = say('status.closed', { sentence: say('status.closed.reason') });
  }
}

const root = document.getElementById('root');
if (root) void main(root);
