-- Where the trace goes on of the call that a leaf goes back to (W3C traceparent); null when nobody follows it.
alter table leaves add column traceparent text;
