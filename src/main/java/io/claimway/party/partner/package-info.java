/**
 * The trading partners as data: in comes one file per partner from {@code jobs/partners}; out go
 * the values by which files are addressed, limited, delivered and waited for. A new partner touches
 * no Java.
 */
package io.claimway.party.partner;
