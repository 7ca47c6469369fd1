/** @returns the URL of the packed command, or `undefined` where none can be made */
export function packed(root: string, verb: string): Promise<string | undefined>;
