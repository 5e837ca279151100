/** Tokens of a run of full batches of full sequences. */
export const runTokens = (steps: number, batch: number, seqLen: number): number => steps * batch * seqLen;

/** Tokens that train a model compute-optimally, by the rule of a fixed number of tokens a parameter. */
export const optimalTokens = (params: number, tokensPerParam: number): number => tokensPerParam * params;
