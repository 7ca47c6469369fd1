import { openJournal } from "./journal/journal.ts";
import { memoryStore } from "./memory.ts";
import { storeSuite } from "./store.suite.ts";
import { temporaryFolder } from "./testing/folder.ts";

storeSuite("the memory store", async () => memoryStore());

storeSuite("the journal", async () => openJournal(await temporaryFolder()));
