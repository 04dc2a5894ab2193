/** Addresses that playlists of one stream name: a day of short segments. The oldest are forgotten. */
const MOST_LINKS = 50_000;

/** Addresses by number: the page asks for what a playlist named, and for nothing else. */
export class Links {
  /** Those named last come last. */
  readonly #numbers = new Map<string, number>();
  readonly #addresses = new Map<number, URL>();
  #count = 0;

  /** The same address has the same number for as long as playlists name it. */
  add(url: URL): string {
    const number = this.#numbers.get(url.href) ?? this.#count++;
    this.#numbers.delete(url.href);
    this.#numbers.set(url.href, number);
    this.#addresses.set(number, url);
    const [oldest] = this.#numbers;
    if (this.#numbers.size > MOST_LINKS && oldest) {
      this.#numbers.delete(oldest[0]);
      this.#addresses.delete(oldest[1]);
    }
    return String(number);
  }

  find(number: string): URL | undefined {
    return /^\d{1,9}$/.test(number) ? this.#addresses.get(Number(number)) : undefined;
  }
}
