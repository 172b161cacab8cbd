/**
 * Words that lists of leaked passwords begin with, in English and as typed on a Korean keyboard, and what this mall is
 * called. Short ones matter too: most long bad passwords are two or three of these in a row.
 */
export const COMMON_WORDS: readonly string[] = [
  'password', 'passw0rd', 'p@ssw0rd', 'p@ssword', 'pass', 'passwd', 'passphrase', 'pwd', 'secret', 'letmein', 'welcome', 'login', 'signin',
  'admin', 'administrator', 'root', 'user', 'guest', 'test', 'default', 'changeme', 'change', 'temp', 'temporary', 'master', 'access',
  'iloveyou', 'loveyou', 'love', 'lovely', 'sunshine', 'princess', 'monkey', 'dragon', 'football', 'baseball', 'basketball', 'soccer',
  'superman', 'batman', 'spiderman', 'pokemon', 'starwars', 'shadow', 'michael', 'jordan', 'jennifer', 'jessica', 'ashley', 'daniel',
  'charlie', 'thomas', 'andrew', 'george', 'matthew', 'hunter', 'killer', 'trustno', 'whatever', 'freedom', 'flower', 'cookie',
  'computer', 'internet', 'samsung', 'google', 'naver', 'kakao', 'apple', 'android', 'iphone', 'windows', 'korea', 'seoul', 'hello',
  'helloworld', 'world', 'qwerty', 'qwertyuiop', 'qwer', 'asdf', 'asdfgh', 'asdfghjkl', 'zxcv', 'zxcvbn', 'zxcvbnm', '1q2w3e4r', '1q2w3e',
  'q1w2e3r4', '1qaz2wsx', '1qaz', '2wsx', '3edc', '4rfv', 'qazwsx', 'qweasd', 'qwe', 'asd', 'zxc', 'abc', 'xyz',
  'dkssud', 'dkssudgktpdy', 'tkfkdgo', 'tkfkd', 'qlalfqjsgh', 'gksrnr', 'eogksalsrnr', 'rkskekfk', 'dhfl', 'alclrpTek',
  'correcthorsebatterystaple', 'correct', 'horse', 'battery', 'staple', 'thequickbrownfox', 'tobeornottobe', 'maytheforcebewithyou',
  'dalmada', '달마다', '비밀번호', '안녕하세요', '사랑해', '사랑해요', '대한민국', '패스워드', '로그인', '관리자',
];

/** Neighbours on a keyboard, in the alphabet and in counting; runs along them are as good as one letter. */
export const SEQUENCES: readonly string[] = [
  '01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ', 'ㅁㄴㅇㄹㅎㅗㅓㅏㅣ', 'ㅋㅌㅊㅍㅠㅜㅡ',
  '가나다라마바사아자차카타파하', '!@#$%^&*()',
];
