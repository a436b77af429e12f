/** Pages that the web application takes over where scripts run, and that are whole without it. */
export const ENHANCED_PATHS = ['/'];

/** Pages that only the web application has. */
export const WEB_ONLY_PATHS = ['/design'];
