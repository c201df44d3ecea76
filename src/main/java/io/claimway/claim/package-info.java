/**
 * Sessions to claims or holds. In come a session with everything known about its client, provider,
 * coverage and contract; out goes a clean claim, or the holds that name what is missing, who can
 * supply it and how long is left.
 */
package io.claimway.claim;
