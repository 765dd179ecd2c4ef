-- Version 1. The tables are those of the model in Storage/, as Entity Framework writes them; what follows them is ours.

CREATE TABLE "Apps" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Apps" PRIMARY KEY,
    "Disabled" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "ApplicationType" TEXT NULL,
    "ClientId" TEXT NULL,
    "ClientSecret" TEXT NULL,
    "ClientType" TEXT NULL,
    "ConcurrencyToken" TEXT NULL,
    "ConsentType" TEXT NULL,
    "DisplayName" TEXT NULL,
    "DisplayNames" TEXT NULL,
    "JsonWebKeySet" TEXT NULL,
    "Permissions" TEXT NULL,
    "PostLogoutRedirectUris" TEXT NULL,
    "Properties" TEXT NULL,
    "RedirectUris" TEXT NULL,
    "Requirements" TEXT NULL,
    "Settings" TEXT NULL
);

CREATE TABLE "Grants" (
    "Subject" TEXT NOT NULL,
    "Account" TEXT NOT NULL,
    "Disabled" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    CONSTRAINT "PK_Grants" PRIMARY KEY ("Subject", "Account")
);

CREATE TABLE "Scopes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Scopes" PRIMARY KEY,
    "ConcurrencyToken" TEXT NULL,
    "Description" TEXT NULL,
    "Descriptions" TEXT NULL,
    "DisplayName" TEXT NULL,
    "DisplayNames" TEXT NULL,
    "Name" TEXT NULL,
    "Properties" TEXT NULL,
    "Resources" TEXT NULL
);

CREATE TABLE "Users" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Users" PRIMARY KEY,
    "Disabled" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);

CREATE TABLE "Authorizations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Authorizations" PRIMARY KEY,
    "ApplicationId" TEXT NULL,
    "ConcurrencyToken" TEXT NULL,
    "CreationDate" TEXT NULL,
    "Properties" TEXT NULL,
    "Scopes" TEXT NULL,
    "Status" TEXT NULL,
    "Subject" TEXT NULL,
    "Type" TEXT NULL,
    CONSTRAINT "FK_Authorizations_Apps_ApplicationId" FOREIGN KEY ("ApplicationId") REFERENCES "Apps" ("Id")
);

CREATE TABLE "UserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_UserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_UserClaims_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "UserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_UserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_UserLogins_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "UserTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_UserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_UserTokens_Users_UserId" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Tokens" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Tokens" PRIMARY KEY,
    "Scopes" TEXT NULL,
    "Accounts" TEXT NULL,
    "ApplicationId" TEXT NULL,
    "AuthorizationId" TEXT NULL,
    "ConcurrencyToken" TEXT NULL,
    "CreationDate" TEXT NULL,
    "ExpirationDate" TEXT NULL,
    "Payload" TEXT NULL,
    "Properties" TEXT NULL,
    "RedemptionDate" TEXT NULL,
    "ReferenceId" TEXT NULL,
    "Status" TEXT NULL,
    "Subject" TEXT NULL,
    "Type" TEXT NULL,
    CONSTRAINT "FK_Tokens_Apps_ApplicationId" FOREIGN KEY ("ApplicationId") REFERENCES "Apps" ("Id"),
    CONSTRAINT "FK_Tokens_Authorizations_AuthorizationId" FOREIGN KEY ("AuthorizationId") REFERENCES "Authorizations" ("Id")
);

CREATE UNIQUE INDEX "IX_Apps_ClientId" ON "Apps" ("ClientId");

CREATE INDEX "IX_Authorizations_ApplicationId_Status_Subject_Type" ON "Authorizations" ("ApplicationId", "Status", "Subject", "Type");

CREATE UNIQUE INDEX "IX_Scopes_Name" ON "Scopes" ("Name");

CREATE INDEX "IX_Tokens_ApplicationId_Status_Subject_Type" ON "Tokens" ("ApplicationId", "Status", "Subject", "Type");

CREATE INDEX "IX_Tokens_AuthorizationId" ON "Tokens" ("AuthorizationId");

CREATE UNIQUE INDEX "IX_Tokens_ReferenceId" ON "Tokens" ("ReferenceId");

CREATE INDEX "IX_UserClaims_UserId" ON "UserClaims" ("UserId");

CREATE INDEX "IX_UserLogins_UserId" ON "UserLogins" ("UserId");

CREATE INDEX "EmailIndex" ON "Users" ("NormalizedEmail");

CREATE UNIQUE INDEX "UserNameIndex" ON "Users" ("NormalizedUserName");

-- Goes up whenever a token may have become less or more than it was: servers keep what they checked while it stands still.
CREATE TABLE "Changes" (
    "Number" INTEGER NOT NULL
);

INSERT INTO "Changes" VALUES (1);

CREATE TRIGGER "TokenRevoked" AFTER UPDATE OF "Status" ON "Tokens" WHEN NEW."Status" = 'revoked' BEGIN
    UPDATE "Changes" SET "Number" = "Number" + 1;
END;

CREATE TRIGGER "AuthorizationRevoked" AFTER UPDATE OF "Status" ON "Authorizations" WHEN NEW."Status" <> 'valid' BEGIN
    UPDATE "Changes" SET "Number" = "Number" + 1;
END;

CREATE TRIGGER "AppSwitched" AFTER UPDATE OF "Disabled" ON "Apps" WHEN NEW."Disabled" <> OLD."Disabled" BEGIN
    UPDATE "Changes" SET "Number" = "Number" + 1;
END;

CREATE TRIGGER "AppRemoved" AFTER DELETE ON "Apps" BEGIN
    UPDATE "Changes" SET "Number" = "Number" + 1;
END;

CREATE TRIGGER "UserSwitched" AFTER UPDATE OF "Disabled" ON "Users" WHEN NEW."Disabled" <> OLD."Disabled" BEGIN
    UPDATE "Changes" SET "Number" = "Number" + 1;
END;

CREATE TRIGGER "UserRemoved" AFTER DELETE ON "Users" BEGIN
    UPDATE "Changes" SET "Number" = "Number" + 1;
END;

CREATE TRIGGER "GrantAdded" AFTER INSERT ON "Grants" BEGIN
    UPDATE "Changes" SET "Number" = "Number" + 1;
END;

CREATE TRIGGER "GrantSwitched" AFTER UPDATE ON "Grants" BEGIN
    UPDATE "Changes" SET "Number" = "Number" + 1;
END;

CREATE TRIGGER "GrantRemoved" AFTER DELETE ON "Grants" BEGIN
    UPDATE "Changes" SET "Number" = "Number" + 1;
END;
