-- Room `people`: who acts, for whom, in which capacity. ${app} is the application's role.

-- Data, not code: a conference may add to or rename these.
CREATE TABLE region (
  code  text PRIMARY KEY CHECK (code ~ '^[A-Z]{2,10}$'),
  names jsonb NOT NULL,                 -- language tag -> name; 'en' is always there
  color text NOT NULL CHECK (color ~ '^region-[a-z0-9]{1,12}$'),  -- token of the style sheet
  place int  NOT NULL,                  -- order in lists
  CHECK (names ? 'en')
);

CREATE TABLE delegation (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name    text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
  kind    text NOT NULL CHECK (kind IN ('member-state', 'regional-organization', 'sector-member',
                                        'civil-society', 'academia', 'secretariat')),
  region  text REFERENCES region (code),
  created timestamptz NOT NULL
);

-- The name is the only personal datum, here and nowhere else: erasing it is one UPDATE to NULL.
CREATE TABLE person (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name    text CHECK (length(name) BETWEEN 1 AND 200),
  created timestamptz NOT NULL
);

CREATE TABLE account (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person  bigint NOT NULL UNIQUE REFERENCES person (id),
  login   text NOT NULL UNIQUE CHECK (login ~ '^[a-z0-9][a-z0-9._@-]{1,63}$'),
  active  boolean NOT NULL DEFAULT true,
  created timestamptz NOT NULL
);

-- How an account proves itself. `subject` is what the other side calls it (the id of a passkey,
-- issuer and subject of OpenID Connect), empty for a password. `secret` is a hash or public key.
CREATE TABLE credential (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account bigint NOT NULL REFERENCES account (id),
  kind    text NOT NULL CHECK (kind IN ('password', 'passkey', 'openid')),
  subject text NOT NULL DEFAULT '',
  secret  text NOT NULL,
  created timestamptz NOT NULL
);
CREATE UNIQUE INDEX credential_one_password ON credential (account) WHERE kind = 'password';
CREATE UNIQUE INDEX credential_subject ON credential (kind, subject) WHERE kind <> 'password';

CREATE TABLE membership (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person     bigint NOT NULL REFERENCES person (id),
  delegation bigint NOT NULL REFERENCES delegation (id),
  capacity   text NOT NULL CHECK (capacity IN ('delegate', 'head', 'chair', 'editor',
                                               'secretariat', 'observer')),
  active     boolean NOT NULL DEFAULT true,
  created    timestamptz NOT NULL,
  UNIQUE (person, delegation, capacity)
);

-- One row per "this person, for this delegation and region, in this capacity", for ever. Entries of
-- the log carry the number. Delegation and region are kept as they were called then; the person's
-- name is looked up, so that it can be erased.
CREATE TABLE voice (
  id              int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person          bigint NOT NULL REFERENCES person (id),
  delegation      bigint NOT NULL REFERENCES delegation (id),
  delegation_name text NOT NULL,
  region          text NOT NULL,        -- '' where the delegation stands for no region
  capacity        text NOT NULL,
  UNIQUE (person, delegation, delegation_name, region, capacity)
);

-- A signed-in browser. Only the hash of its token is kept. ${app} may delete: old rows are swept.
CREATE TABLE session (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hash       bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
  account    bigint NOT NULL REFERENCES account (id),
  membership bigint NOT NULL REFERENCES membership (id),
  voice      int NOT NULL REFERENCES voice (id),
  agent      text NOT NULL CHECK (length(agent) <= 200),
  created    timestamptz NOT NULL,      -- the sign-in; a change of capacity keeps it
  seen       timestamptz NOT NULL
);
CREATE INDEX session_account ON session (account);

INSERT INTO region (code, color, place, names) VALUES
('APT', 'region-apt', 1, '{"en":"Asia-Pacific Telecommunity","fr":"Télécommunauté Asie-Pacifique","es":"Telecomunidad Asia-Pacífico","ru":"Азиатско-Тихоокеанское сообщество электросвязи","zh":"亚太电信组织","ar":"جماعة آسيا والمحيط الهادئ للاتصالات"}'),
('ARB', 'region-arb', 2, '{"en":"Arab States","fr":"États arabes","es":"Estados Árabes","ru":"Арабские государства","zh":"阿拉伯国家","ar":"الدول العربية"}'),
('ATU', 'region-atu', 3, '{"en":"African Telecommunications Union","fr":"Union africaine des télécommunications","es":"Unión Africana de Telecomunicaciones","ru":"Африканский союз электросвязи","zh":"非洲电信联盟","ar":"الاتحاد الإفريقي للاتصالات"}'),
('CEPT', 'region-cept', 4, '{"en":"European Conference of Postal and Telecommunications Administrations","fr":"Conférence européenne des administrations des postes et des télécommunications","es":"Conferencia Europea de Administraciones de Correos y Telecomunicaciones","ru":"Европейская конференция администраций почт и электросвязи","zh":"欧洲邮电主管部门大会","ar":"المؤتمر الأوروبي لإدارات البريد والاتصالات"}'),
('CITEL', 'region-citel', 5, '{"en":"Inter-American Telecommunication Commission","fr":"Commission interaméricaine des télécommunications","es":"Comisión Interamericana de Telecomunicaciones","ru":"Межамериканская комиссия по электросвязи","zh":"美洲国家电信委员会","ar":"لجنة البلدان الأمريكية للاتصالات"}'),
('RCC', 'region-rcc', 6, '{"en":"Regional Commonwealth in the field of Communications","fr":"Communauté régionale des communications","es":"Comunidad Regional de Comunicaciones","ru":"Региональное содружество в области связи","zh":"区域通信联合体","ar":"الكومنولث الإقليمي في مجال الاتصالات"}');

GRANT SELECT, INSERT ON region, voice TO ${app};
GRANT SELECT, INSERT, UPDATE ON delegation, person, account, membership TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON credential, session TO ${app};
