-- Files that a unit attaches to its appeal; those from before have none.

ALTER TABLE "appeals" ADD COLUMN "files" TEXT NOT NULL DEFAULT '[]';
