-- Jobs that ended long ago are removed by the day of their company.
GRANT DELETE ON job TO mainstay_app;
