const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** An organisation code with its check character (GB 11714-1997) from eight digits. */
const organisationCodeOf = (serial: string): string => {
  const sum = organisationWeights.reduce((total, weight, at) => total + weight * Number(serial.charAt(at)), 0);
  const check = (11 - (sum % 11)) % 11;
  return serial + (check === 10 ? 'X' : String(check));
};

/** The check character of a unified social credit code (GB 32100-2015): weights are the powers of 3 modulo 31. */
export const usccCheckOf = (body: string): string => {
  let sum = 0;
  let weight = 1;
  for (const letter of body) {
    sum += codeAlphabet.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return codeAlphabet.charAt((31 - (sum % 31)) % 31);
};

/**
 * A well-formed, invented unified social credit code: registering authority and kind ('91' company, '12' institution,
 * '11' government body), region of six digits, organisation code, check character.
 */
export const usccOf = (kind: string, regionCode: string, serial: number): string => {
  const body = kind + regionCode + organisationCodeOf(String(serial).padStart(8, '0'));
  return body + usccCheckOf(body);
};
