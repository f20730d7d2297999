import { routes } from '@/lib/routes';
import { ledgerFaults, readContact } from './support/database';
import { answer, level, portalLink } from './support/portal';
import { logIn, register } from './support/staff';
import { expect, test } from './support/test';

const email = 'jone.tveit@fjordbygg.example';

test('the story of Jone Tveit, from his registration to the receipt', async ({
  browser,
  inbox,
  databaseUrl,
}) => {
  const kari = await (await browser.newContext()).newPage();
  const roy = await (await browser.newContext()).newPage();
  const jone = await (await browser.newContext()).newPage();
  let contactId = '';

  await test.step('1. Kari registers Jone; nothing is asked yet', async () => {
    await logIn(kari, 'Kari');
    contactId = await register(kari, { firstName: 'Jone', lastName: 'Tveit', email });
    const consents = kari.getByRole('region', { name: 'Samtykker' });
    await expect(consents.getByText('Ikke spurt')).toHaveCount(4);
    await expect(kari.getByRole('region', { name: 'Dokumentasjon' })).toContainText('Kari Moe');
  });

  const invitation =
    await test.step('2. Jone gets a mail from a person, with one link to the portal', async () => {
      const mail = await inbox.waitFor(email);
      expect(mail.from.name).toMatch(/^(Anne Lid|Kari Moe) \(Appex\)$/);
      expect(mail.html).not.toMatch(/<img/);
      expect(mail.text).toContain(portalLink(mail));
      return mail;
    });

  await test.step('3. He answers: yes, no and yes to personal adaptation, then yes to the others', async () => {
    await jone.goto(portalLink(invitation));
    await expect(jone.getByRole('heading', { level: 1 })).toHaveText(
      'Hei Jone. Hva vil du motta fra oss?',
    );
    await expect(jone.getByRole('radio', { checked: true })).toHaveCount(0);
    await answer(jone, 'personalisation', 'Ja');
    await answer(jone, 'personalisation', 'Nei');
    await answer(jone, 'personalisation', 'Ja');
    await answer(jone, 'appex', 'Ja');
    await answer(jone, 'group', 'Ja');
    await expect(level(jone, 'group')).toContainText('Assist');
    await expect(level(jone, 'group')).toContainText('Garp');
  });

  await test.step('4 and 5. The open card has updated by itself: tags and lists follow', async () => {
    const consents = kari.getByRole('region', { name: 'Samtykker' });
    await expect(consents.getByText('Ja', { exact: true })).toHaveCount(4);
    expect(await readContact(databaseUrl, contactId)).toMatchObject({
      tags: ['Appex', 'Assist', 'Garp', 'Personlig tilpasning'],
      lists: [
        ['Appex', true],
        ['Assist', true],
        ['Garp', true],
      ],
    });
  });

  await test.step('6. Roy removes personal adaptation after a phone call, and a receipt goes out', async () => {
    await logIn(roy, 'Roy');
    await roy.goto(routes.contact(contactId));
    await roy.getByRole('link', { name: 'Endre samtykke' }).click();
    await roy
      .getByRole('group', { name: 'Personlig tilpasning' })
      .getByRole('radio', { name: 'Nei' })
      .check();
    await roy.getByRole('radio', { name: 'Telefon' }).check();
    await roy.getByLabel('Merknad').fill('Jone ringte og ville ikke bli fulgt på nettsidene.');
    await roy.getByRole('button', { name: 'Lagre endringen' }).click();
    await roy.getByRole('button', { name: 'Send nå' }).click();
    const receipt = await inbox.waitFor(email, { subject: 'Kvittering' });
    expect(receipt.text).toContain('Personlig tilpasning');
    expect(receipt.text).toContain('Jone Tveit');
    expect(receipt.text).toContain(email);
    expect(receipt.text).toContain('Roy Hansen');
    expect(portalLink(receipt)).toContain('/p/');
  });

  await test.step('7. The card shows all of it, newest first', async () => {
    const timeline = kari.getByRole('region', { name: 'Dokumentasjon' });
    await expect(timeline).toContainText('Kvittering sendt til Jone');
    const entries = await timeline
      .getByRole('listitem')
      .filter({ has: kari.getByRole('time') })
      .allInnerTexts();
    const expected = [
      /Kvittering sendt til Jone/,
      /Roy Hansen.*Personlig tilpasning.*Ja.*Nei.*telefon.*ville ikke bli fulgt/i,
      /Jone.*Digital markedsføring fra Appex Gruppen.*Ikke spurt.*Ja.*Assist og Garp/,
      /Jone.*Digital markedsføring fra Appex.*Ikke spurt.*Ja/,
      /Jone.*Personlig tilpasning.*Nei.*Ja/,
      /Jone.*Personlig tilpasning.*Ja.*Nei/,
      /Jone.*Personlig tilpasning.*Ikke spurt.*Ja/,
    ];
    for (const [index, pattern] of expected.entries())
      expect(entries[index]?.replace(/\s+/g, ' ')).toMatch(pattern);
    expect(entries.slice(expected.length).join(' ').replace(/\s+/g, ' ')).toMatch(
      /Portalen.*Invitasjon.*Kari Moe/,
    );
  });

  await test.step('The final state', async () => {
    expect(await readContact(databaseUrl, contactId)).toEqual({
      tags: ['Appex', 'Assist', 'Garp'],
      lists: [
        ['Appex', false],
        ['Assist', false],
        ['Garp', false],
      ],
      events: [
        ['personalisation', null, 'granted', 'contact', 'portal'],
        ['personalisation', 'granted', 'withdrawn', 'contact', 'portal'],
        ['personalisation', 'withdrawn', 'granted', 'contact', 'portal'],
        ['appex', null, 'granted', 'contact', 'portal'],
        ['assist', null, 'granted', 'contact', 'portal'],
        ['garp', null, 'granted', 'contact', 'portal'],
        ['personalisation', 'granted', 'withdrawn', 'staff', 'phone'],
      ],
      mails: [
        ['invitation', 'sent', null],
        ['receipt', 'sent', null],
      ],
    });
    expect(
      (await inbox.listFor(email)).filter((mail) => mail.subject.includes('Kvittering')),
    ).toHaveLength(1);
    expect(await ledgerFaults(databaseUrl)).toEqual([]);
  });

  await test.step('The evidence can be exported', async () => {
    const formats = [
      ['PDF på norsk', /\.pdf$/],
      ['PDF på engelsk', /\.pdf$/],
      ['JSON, ISO/IEC TS 27560', /\.jsonld$/],
      ['JSON, Kantara 1.1', /\.json$/],
      ['JSON med alt', /\.json$/],
    ] as const;
    await kari.getByRole('button', { name: 'Last ned bevis' }).click();
    await kari.getByLabel('Hva').selectOption('Appex');
    for (const [format, name] of formats) {
      await kari.getByLabel('Format').selectOption(format);
      const download = kari.waitForEvent('download');
      await kari.getByRole('button', { name: 'Last ned', exact: true }).click();
      expect((await download).suggestedFilename()).toMatch(name);
    }
  });
});
