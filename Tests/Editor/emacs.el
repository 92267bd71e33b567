;;; What Emacs with eglot does with `waymark lsp`, without a screen: the finding of a broken block. Run by editor.py. -*- lexical-binding: t -*-

(package-initialize)
(require 'eglot)
(require 'flymake)

(let* ((root (file-name-as-directory (getenv "SITE")))
       (file (expand-file-name "content/page.md" root))
       (found nil))
  (find-file file)
  (text-mode)
  (eglot '(text-mode) (cons 'transient root) 'eglot-lsp-server (list (getenv "WAYMARK") "lsp") "markdown")
  (dotimes (_ 150)
    (unless found
      (accept-process-output nil 0.2)
      (flymake-start nil)
      (setq found (flymake-diagnostics))))
  (unless found
    (princ "failed: no finding came\n")
    (kill-emacs 1))
  (let* ((finding (car found))
         (text (buffer-substring (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding))))
    (unless (and (string-match-p "comand" text)
                 (string-match-p "is not known here" (flymake-diagnostic-text finding)))
      (princ (format "failed: the finding is %S at %S\n" (flymake-diagnostic-text finding) text))
      (kill-emacs 1)))
  (princ "1 passed, 0 failed\n")
  (kill-emacs 0))
