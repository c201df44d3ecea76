/**
 * Which parts make a night up: the edges that settings point to, and the stages in their order.
 *
 * <p>Place in the flow: after every stage, before the commands. In come settings; out come nights,
 * releases and replays that are ready to run.
 */
package io.claimway.night;
