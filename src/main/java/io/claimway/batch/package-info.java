/**
 * Order, restart and history: Spring Batch runs the stages of a job one after the other, recovers
 * after a killed process and resumes. What is done is decided by publication rows, not by its
 * metadata.
 */
package io.claimway.batch;
