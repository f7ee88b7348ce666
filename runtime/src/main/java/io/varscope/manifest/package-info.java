/** How a {@link io.varscope.Manifest} is read and written: as JSON, and as a table for people. */
package io.varscope.manifest;
