/** In place of a language's hyphenation patterns; the engine takes it for a language that has none. */
export {};
