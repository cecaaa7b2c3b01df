//! A small workspace for attempts on the fences, written anew for each.

use std::error::Error;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use toml::{Table, Value};

pub(crate) type Outcome = Result<(), Box<dyn Error>>;

pub(crate) const PAYMENTS_DOMAIN: &str = "functions/payments/domain";
pub(crate) const CREATE_PAYMENT: &str = "functions/payments/create-payment";
/// The default declaration of create-payment.
pub(crate) const DECLARATION: &str = r#"
    trigger = { http = "createPayment" }
    tables = { payments = "put-once", accounts = "postings", audit = "none" }
    emits = ["payments.payment-accepted.v1"]
"#;

/// A workspace of a few empty crates within the real fences.
pub(crate) struct Bank {
    pub(crate) root: PathBuf,
    target: PathBuf,
    /// Serialises attempts across threads and processes.
    _turn: File,
}

pub(crate) struct BuildOutput {
    pub(crate) passed: bool,
    pub(crate) said: String,
}

impl Bank {
    pub(crate) fn new() -> Result<Self, Box<dyn Error>> {
        let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fences");
        fs::create_dir_all(&place)?;
        let turn = File::create(place.join("turn"))?;
        turn.lock()?;
        let bank = Self {
            root: place.join("bank"),
            target: place.join("target"),
            _turn: turn,
        };
        if bank.root.exists() {
            fs::remove_dir_all(&bank.root)?;
        }
        bank.write_root()?;
        bank.write_crate("shared/kernel", "")?;
        bank.write_crate("local", "[build-dependencies]\nfence.workspace = true")?;
        let guard = fs::read_to_string(repository("local/build.rs"))?;
        bank.write("local/build.rs", &guard)?;
        std::os::unix::fs::symlink(repository("shared/fence"), bank.root.join("shared/fence"))?;
        bank.write_crate("shared/environment", "")?;
        bank.write_crate("functions/accounts/domain", "")?;
        bank.write_crate(PAYMENTS_DOMAIN, "")?;
        bank.declare(DECLARATION, "")?;
        bank.write("events/payments/payment-accepted.v1.schema.json", "{}")?;
        Ok(bank)
    }

    /// Returns the real root manifest and lock file, for other members.
    fn write_root(&self) -> Outcome {
        let mut manifest: Table = fs::read_to_string(repository("Cargo.toml"))?.parse()?;
        manifest.remove("profile");
        let workspace = manifest.get_mut("workspace").and_then(Value::as_table_mut);
        let workspace = workspace.ok_or("the root manifest has no workspace")?;
        workspace.remove("default-members");
        workspace.remove("exclude");
        workspace.insert(
            "members".into(),
            vec!["shared/*", "functions/*/*", "local"].into(),
        );
        self.write("Cargo.toml", &manifest.to_string())?;
        self.write("Cargo.lock", &fs::read_to_string(repository("Cargo.lock"))?)
    }

    pub(crate) fn write_crate(&self, directory: &str, more: &str) -> Outcome {
        let name = package_of(directory);
        let manifest = format!("[package]\nname = {name:?}\nedition = \"2024\"\n{more}\n");
        self.write(&format!("{directory}/Cargo.toml"), &manifest)?;
        self.write(&format!("{directory}/src/lib.rs"), "")
    }

    pub(crate) fn write_function(&self, directory: &str, declaration: &str, more: &str) -> Outcome {
        self.write_crate(
            directory,
            &format!("[package.metadata.malai]\n{declaration}\n{more}"),
        )
    }

    /// Rewrites create-payment with this declaration.
    pub(crate) fn declare(&self, declaration: &str, more: &str) -> Outcome {
        self.write_function(CREATE_PAYMENT, declaration, more)
    }

    /// Rewrites a crate with one dependency.
    pub(crate) fn depend(&self, directory: &str, kind: &str, line: &str) -> Outcome {
        self.write_crate(directory, &format!("[{kind}]\n{line}"))
    }

    pub(crate) fn write(&self, file: &str, text: &str) -> Outcome {
        let path = self.root.join(file);
        fs::create_dir_all(path.parent().ok_or("a file has a directory")?)?;
        Ok(fs::write(path, text)?)
    }

    pub(crate) fn check(&self) -> Result<BuildOutput, Box<dyn Error>> {
        self.cargo(&["check", "--workspace"])
    }

    pub(crate) fn cargo(&self, arguments: &[&str]) -> Result<BuildOutput, Box<dyn Error>> {
        let answer = Command::new(env!("CARGO"))
            .args(["--offline", "--quiet"])
            .args(arguments)
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_TERM_COLOR", "never")
            .output()?;
        Ok(BuildOutput {
            passed: answer.status.success(),
            said: String::from_utf8(answer.stderr)?,
        })
    }

    /// Asserts that the build fails with this line and no other violation.
    pub(crate) fn fails_with(&self, crossing: &str) -> Outcome {
        let answer = self.check()?;
        assert!(!answer.passed, "the bank builds in spite of the crossing");
        let lines: Vec<_> = answer
            .said
            .lines()
            .filter(|line| line.contains("fence: "))
            .collect();
        let expected = format!("error: local@0.0.0: fence: {crossing}");
        assert_eq!(lines, [expected], "{}", answer.said);
        Ok(())
    }
}

/// Returns a manifest line that depends on another crate of the workspace.
pub(crate) fn uses(directory: &str, more: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("fences/bank")
        .join(directory);
    format!(
        "{} = {{ path = \"{}\"{more} }}",
        package_of(directory),
        path.display()
    )
}

/// Returns the package name of a directory: a layer of a domain is named after both.
fn package_of(directory: &str) -> String {
    let parts: Vec<_> = directory.split('/').collect();
    match parts.as_slice() {
        ["functions", domain, layer @ ("domain" | "store")] => format!("{domain}-{layer}"),
        [.., name] => (*name).to_owned(),
        [] => String::new(),
    }
}

pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}
