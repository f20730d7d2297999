import { chromium } from 'playwright';
import sparticuz from '@sparticuz/chromium';
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
const mails = JSON.parse(readFileSync('/tmp/portal-work/mails.json'));
const linkOf = (name, part = '/p/') => mails.findLast((m) => m.to.startsWith(name)).links.find((l) => l.includes(part));
const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: sparticuz.args.filter((a) => !['--single-process','--no-zygote'].includes(a)) });
const out = '/tmp/portal-work';
for (const [name, path] of Object.entries({ jone: linkOf('jone'), per: linkOf('per'), u: linkOf('jone', '/p/') , unsub: mails.find(m=>m.to.startsWith('jone')).links.find(l=>l.includes('/u/')), lost: 'http://localhost:3402/p/x', contact: 'http://localhost:3402/contact-me', erase: linkOf('per') + '/erase', erased: 'http://localhost:3402/p/erased', badu: 'http://localhost:3402/u/x', conf: 'http://localhost:3402/p/confirm/x' })) {
  if (process.argv[2] && !process.argv[2].split(',').includes(name)) continue;
  for (const [w, h] of [[1280, 900], [360, 800]])
    for (const colorScheme of ['light', 'dark']) {
      const ctx = await browser.newContext({ viewport: { width: w, height: h }, colorScheme });
      const page = await ctx.newPage();
      page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log(name, w, colorScheme, m.text().slice(0, 300)));
      page.on('pageerror', (e) => console.log('PAGEERROR', name, e.message.slice(0, 300)));
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      if (name === 'jone' || name === 'per') if (process.argv[3]) for (const s of await page.locator('main details').all()) await s.evaluate((d) => (d.open = true));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      if (wide) console.log('OVERFLOW', name, w);
      await page.waitForTimeout(600);
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const v of violations) console.log('AXE', name, w, colorScheme, v.id, v.nodes.map((n) => n.html.slice(0, 160)).slice(0, 3));
      await page.screenshot({ path: `${out}/${name}-${w}-${colorScheme}.png`, fullPage: true });
      await ctx.close();
    }
}
await browser.close();
