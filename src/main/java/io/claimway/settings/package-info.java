/**
 * What the network configured: one YAML file and the environment come in, one checked tree of
 * records goes out.
 *
 * <p>The edges' own settings live with the edges; this package aggregates and binds them. Nothing
 * before it in the flow sees a settings tree: the core and the stages take values.
 */
package io.claimway.settings;
