SELECT badge, login, role
FROM accounts
WHERE active
