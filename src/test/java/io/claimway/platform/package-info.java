/** Nights on machines and services that others run: a cluster of Spark's, Amazon's S3. */
package io.claimway.platform;
