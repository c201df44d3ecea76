/**
 * First in the flow: amounts as whole cents and the days on which banks move them. In come X12
 * decimal amounts and dates; out go {@code long} cents, their printed forms, and banking days.
 */
package io.claimway.money;
