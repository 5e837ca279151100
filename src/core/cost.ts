export const SECONDS_PER_HOUR = 3600;
export const HOURS_PER_DAY = 24;
/** The article's month: `total_hours/24/30`. */
export const DAYS_PER_MONTH = 30;
