-- What Neovim does with `waymark lsp`, headless: the finding of a broken block at its characters, a key that is completed, and
-- a heading that is renamed with the links that lead to it. Run by editor.py.
local program, root = vim.env.WAYMARK, vim.env.SITE

local function fail(message)
  io.stdout:write("failed: " .. message .. "\n")
  vim.cmd("cquit 1")
end

local function check(condition, message)
  if not condition then fail(message) end
end

vim.cmd("edit " .. root .. "/content/page.md")
local client = vim.lsp.start_client({ cmd = { program, "lsp" }, root_dir = root, name = "waymark" })
check(client, "no client")
vim.lsp.buf_attach_client(0, client)

check(vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 50), "no finding came")
local finding = vim.diagnostic.get(0)[1]
check(finding.code == "unknown-property", "the finding is " .. vim.inspect(finding))
local line = vim.api.nvim_buf_get_lines(0, finding.lnum, finding.lnum + 1, false)[1]
check(line:sub(finding.col + 1, finding.end_col):find("comand", 1, true), "it stands at " .. vim.inspect(finding))

local function request(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000)
  check(answers and answers[client] and answers[client].result, method .. ": " .. vim.inspect(answers))
  return answers[client].result
end

-- A key of the block: behind the quote of an empty one.
vim.api.nvim_win_set_cursor(0, { 4, 23 })
vim.api.nvim_buf_set_lines(0, 3, 4, false, { '{"mcpServers": {"a": {""}}}' })
local items = request("textDocument/completion", vim.lsp.util.make_position_params(0))
local command
for _, item in ipairs(items.items) do if item.label == "command" then command = item end end
check(command, "no key `command` among " .. #items.items)
vim.lsp.util.apply_text_edits({ command.textEdit }, 0, "utf-16")
line = vim.api.nvim_buf_get_lines(0, 3, 4, false)[1]
check(line:find('"command": ', 1, true), "the line is " .. line)

-- The heading, with the page that links to it.
vim.api.nvim_win_set_cursor(0, { 7, 4 })
local params = vim.lsp.util.make_position_params(0)
params.newName = "What is known"
local edit = request("textDocument/rename", params)
vim.lsp.util.apply_workspace_edit(edit, "utf-16")
vim.cmd("silent wall")
local index = table.concat(vim.fn.readfile(root .. "/content/index.md"), "\n")
check(index:find("page.md#what-is-known", 1, true), "the link is " .. index)
check(index:find("[[Page#What is known]]", 1, true), "the wiki link is " .. index)

io.stdout:write("1 passed, 0 failed\n")
vim.cmd("qall!")
