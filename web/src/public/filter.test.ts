// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { asked, filters } from './filter';
import { exchangeParts } from './whole';

const page = (inside: string) => {
  const made = document.implementation.createHTMLDocument('');
  made.body.innerHTML = `<main id="main"><p id="live" data-follow="x"></p>${inside}</main>`;
  return made;
};

describe('a filter', () => {
  it('asks for what was chosen and nothing else', () => {
    document.body.innerHTML =
      '<form action="/m/a/b/timeline" data-filter><select name="kind"><option value="">any</option></select>' +
      '<select name="region"><option value="ATU">ATU</option></select></form>';
    expect(asked(document.querySelector('form') as HTMLFormElement)).toBe(
      '/m/a/b/timeline?region=ATU',
    );
  });

  it('shows it at once, and goes there where that cannot be had', async () => {
    const form = document.querySelector('form') as HTMLFormElement;
    const shown: string[] = [];
    let sent = 0;
    form.submit = () => {
      sent++;
    };
    let there = true;
    filters(document, async (address) => {
      shown.push(address);
      return there;
    });
    const choose = async () => {
      form.querySelector('select')?.dispatchEvent(new Event('change', { bubbles: true }));
      await new Promise((done) => setTimeout(done));
    };
    await choose();
    expect([shown.length, sent]).toEqual([1, 0]);
    there = false;
    await choose();
    expect([shown.length, sent]).toEqual([2, 1]);
  });
});

describe('exchanging the parts of a page', () => {
  it('leaves what is the same, what is live and the form', () => {
    const shown = page('<header>a</header><form>mine</form><div id="lines">one</div>');
    const header = shown.querySelector('header');
    const live = shown.getElementById('live');
    exchangeParts(shown, page('<header>a</header><form>theirs</form><div id="lines">two</div>'));
    expect(shown.querySelector('header')).toBe(header);
    expect(shown.getElementById('live')).toBe(live);
    expect(shown.querySelector('form')?.textContent).toBe('mine');
    expect(shown.getElementById('lines')?.textContent).toBe('two');
  });

  it('takes parts that came, went or became others, and keeps open what was opened', () => {
    const shown = page('<section>a</section><details id="d" open>x</details>');
    exchangeParts(shown, page('<details id="d">y</details>'));
    expect(shown.querySelector('section')).toBeNull();
    expect(shown.querySelector('details')?.outerHTML).toBe('<details id="d" open="">y</details>');
    exchangeParts(shown, page('<p class="empty">none</p>'));
    expect(shown.getElementById('main')?.lastElementChild?.textContent).toBe('none');
  });
});
