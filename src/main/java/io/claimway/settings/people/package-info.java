/**
 * The people as a file: in comes {@code jobs/people.yaml}, out come the people who may act in the
 * network's name, or a refusal with file and line.
 */
package io.claimway.settings.people;
