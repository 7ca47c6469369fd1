import { withBase } from "vitepress";
import { folderOf, type Lesson } from "../../../course.ts";

/**
 * The address of a page, complete with its ending, so that any host of plain files serves it.
 * @param page "folder/name", without a slash before it
 */
export function addressOf(page: string): string {
  return withBase(`/${page}.html`);
}

export function addressOfLesson(lesson: Lesson): string {
  return addressOf(`lessons/${folderOf(lesson)}`);
}
