import { formatTableInstant } from '@/lib/kernel/date-text';
import { translate } from '@/lib/platform/messages';
import type { Sheet } from '@/lib/platform/pdf/sheet';
import type { Evidence } from '../model/evidence';
import { WORDS } from './words';

const { evidence: SAYS } = WORDS;
const instant = (at: string) => formatTableInstant(at, 'ko');
const NOTHING = '–';

const did = (action: string, clause: string | undefined) =>
  `${translate('ko', `audit.actions.${action}`)}${clause === undefined ? '' : `: ${translate('ko', `disclosures.fields.${clause}`)}`}`;

/** The last page of a sealed contract: who signed, when, what they had read and agreed to, how they showed who they are. */
export function evidencePage(sheet: Sheet, { purchaser, documentSha256, termsSha256, signatures, events }: Evidence): void {
  const { code } = purchaser;
  sheet.newPage();
  sheet.section(SAYS.title);
  sheet.paragraph(SAYS.lead);
  sheet.facts([
    [SAYS.purchaser, `${purchaser.name}\n${SAYS.how[purchaser.how]}`],
    ['서명한 때', instant(purchaser.signedAt)],
    ['받은 때', instant(purchaser.deliveredAt)],
    ['읽기 시작한 때', instant(purchaser.openedAt)],
    ['끝까지 읽은 때', instant(purchaser.readAt)],
    ['일회용 번호', `${SAYS.channel[code.channel]} ${code.sentTo}\n${instant(code.sentAt)} 보냄 · ${instant(code.usedAt)} 확인`],
    ['접속 주소', purchaser.address || NOTHING],
    ['사용한 기기', purchaser.agent || NOTHING],
  ]);
  sheet.paragraph(`읽은 문서의 SHA-256\n${documentSha256}`, 8);
  sheet.paragraph(`조건의 SHA-256\n${termsSha256}`, 8);
  if (purchaser.consents.length > 0) sheet.section(SAYS.consents);
  sheet.facts(purchaser.consents.map(({ key, at }): [string, string] => [translate('ko', `disclosures.fields.${key}`), instant(at)]));
  if (signatures.length > 0) {
    sheet.section(SAYS.keys);
    for (const { party, name, keyId, value } of signatures) sheet.paragraph(`${WORDS.keySignature[party]} ${name} · 열쇠 ${keyId}\n${value}`, 7.5);
  }
  sheet.section(SAYS.events);
  sheet.table(
    [{ label: '번호', share: 0.07 }, { label: '때', share: 0.18 }, { label: '한 일', share: 0.36 }, { label: '해시', share: 0.39 }],
    events.map(({ seq, at, action, clause, hash }) => [String(seq), instant(at), did(action, clause), hash.slice(0, 32)]),
  );
}
