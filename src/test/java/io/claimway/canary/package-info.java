/**
 * The canary: after the last test of a run that used the embedded services, everything that may not
 * hold PHI is searched for what the people of the tests are called, born, insured as, living at and
 * diagnosed with.
 */
package io.claimway.canary;
