/**
 * Code tables as shipped: in come the resources under {@code codes}, out come the values that the
 * edits ask.
 */
package io.claimway.settings.codes;
