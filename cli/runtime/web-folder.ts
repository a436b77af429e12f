import { join } from 'node:path';
import { projectFolder } from '../../config/project-folder';

/** Sources of the web application. */
export const webFolder = (): string => join(projectFolder(), 'web');

/** Where its build is. */
export const webBuildFolder = (): string => join(webFolder(), 'dist');
