import { secureHeaders } from 'hono/secure-headers';

/** The page loads from itself only. Inline styles stay allowed: the component kit sets them. */
export const pageHeaders = (isHttps: boolean) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    strictTransportSecurity: isHttps ? 'max-age=31536000' : false,
    crossOriginOpenerPolicy: isHttps ? 'same-origin' : false,
    originAgentCluster: isHttps,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
