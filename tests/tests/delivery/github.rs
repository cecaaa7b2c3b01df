//! The scripts that call GitHub, against a stand-in for its command.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

use super::repository;

/// The branch and repository that the deployment roles trust.
const SUBJECT: &str = "repo:bank@1234/malai@5678";

/// A repository's scripts beside a `gh` that returns this state.
struct FakeGitHub {
    directory: tempfile::TempDir,
}

impl FakeGitHub {
    fn of(world: &Value) -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        let at = |name: &str| directory.path().join(name);
        fs::create_dir(at("scripts")).expect("a directory");
        for script in ["last-deployed", "verify-assembly", "check-environments"] {
            copy(
                &repository("scripts").join(script),
                &at("scripts").join(script),
            );
        }
        let settings = at("template/cdk/lib");
        fs::create_dir_all(&settings).expect("a directory");
        let trusted = format!("    subject: '{SUBJECT}',\n");
        fs::write(settings.join("environments.ts"), trusted).expect("the settings");
        let stand_in = repository("tests/tests/delivery/gh.py");
        copy(&stand_in, &at("gh"));
        fs::set_permissions(at("gh"), PermissionsExt::from_mode(0o755)).expect("permissions");
        fs::write(at("world.json"), world.to_string()).expect("the world");
        Self { directory }
    }

    fn run(&self, script: &str, arguments: &[&str]) -> Output {
        let root = self.directory.path();
        let path = format!("{}:/usr/bin:/bin:/usr/local/bin", root.display());
        #[expect(
            clippy::disallowed_methods,
            reason = "python3 is where the caller's is"
        )]
        let path = match std::env::var("PATH") {
            Ok(rest) => format!("{path}:{rest}"),
            Err(_) => path,
        };
        Command::new(root.join("scripts").join(script))
            .args(arguments)
            .env("PATH", path)
            .env_remove("GITHUB_REPOSITORY")
            .output()
            .expect("the script")
    }

    /// Returns what `last-deployed` stored.
    fn deployed(&self) -> Option<String> {
        let marker = Path::new("target/cdk/prod/marker");
        fs::read_to_string(self.directory.path().join(marker)).ok()
    }
}

/// Copies a program in a separate process. A file that this process wrote is busy, and cannot be
/// executed, while a process that another test has just forked holds it open.
fn copy(from: &Path, to: &Path) {
    let copied = Command::new("cp").arg(from).arg(to).status().expect("cp");
    assert!(copied.success(), "{}", from.display());
}

fn run(id: u64, more: &Value) -> Value {
    let mut run = json!({
        "id": id, "event": "push", "head_branch": "main", "path": ".github/workflows/deploy.yml",
        "repository": {"full_name": "bank/malai"}, "head_repository": {"full_name": "bank/malai"},
        "head_sha": format!("{id:040}"), "created_at": format!("2026-11-01T00:00:{id:02}Z"),
    });
    let fields = run.as_object_mut().expect("an object");
    fields.extend(more.as_object().expect("an object").clone());
    run
}

fn artefact(run: u64, marker: &str) -> Value {
    json!({
        "id": run, "run": run, "name": "deployed-prod", "marker": marker, "expired": false,
        "created_at": format!("2026-11-01T00:01:{run:02}Z"),
    })
}

fn world(runs: &[Value], artefacts: &[Value], attested: &[&str]) -> FakeGitHub {
    FakeGitHub::of(&json!({
        "repository": "bank/malai", "runs": runs, "artefacts": artefacts, "attested": attested,
        "environments": {},
    }))
}

fn error(ran: &Output) -> String {
    String::from_utf8_lossy(&ran.stderr).into_owned()
}

#[test]
fn a_rollback_takes_only_what_a_push_to_main_of_this_repository_stored() {
    let planted = [
        json!({"event": "pull_request", "head_repository": {"full_name": "eve/malai"}}),
        json!({"event": "pull_request"}),
        json!({"head_repository": {"full_name": "eve/malai"}}),
        json!({"head_repository": null}),
        json!({"path": ".github/workflows/other.yml"}),
        json!({"event": "workflow_dispatch"}),
    ];
    for wrong in planted {
        let github = world(
            &[run(1, &json!({})), run(2, &wrong)],
            &[artefact(1, "ours"), artefact(2, "planted")],
            // The digest alone must not be the reason for the refusal here.
            &["ours", "planted"],
        );
        let ran = github.run("last-deployed", &["prod"]);
        assert!(ran.status.success(), "{wrong}: {}", error(&ran));
        assert_eq!(github.deployed().as_deref(), Some("ours"), "{wrong}");
        let asked = github.run("last-deployed", &["prod", "--run", "2"]);
        assert_eq!(asked.status.code(), Some(1), "{wrong}");
    }
}

#[test]
fn an_assembly_not_attested_by_the_workflow_on_main_is_not_deployed() {
    let github = world(&[run(1, &json!({}))], &[artefact(1, "changed")], &["ours"]);
    let ran = github.run("last-deployed", &["prod"]);
    assert_eq!(ran.status.code(), Some(1), "{}", error(&ran));
    assert!(error(&ran).contains("not attested"), "{}", error(&ran));
    assert_eq!(github.deployed(), None);
}

#[test]
fn the_newest_healthy_deployment_is_chosen_and_none_has_its_own_exit_status() {
    let runs = [run(1, &json!({})), run(2, &json!({})), run(3, &json!({}))];
    let mut expired = artefact(3, "third");
    expired["expired"] = json!(true);
    let artefacts = [artefact(1, "first"), artefact(2, "second"), expired];
    let github = world(&runs, &artefacts, &["first", "second", "third"]);
    assert!(github.run("last-deployed", &["prod"]).status.success());
    assert_eq!(github.deployed().as_deref(), Some("second"));
    assert!(
        github
            .run("last-deployed", &["prod", "--run", "1"])
            .status
            .success()
    );
    assert_eq!(github.deployed().as_deref(), Some("first"));
    let none = world(&runs, &[], &[]).run("last-deployed", &["prod"]);
    assert_eq!(none.status.code(), Some(3), "{}", error(&none));
}

#[test]
fn an_environment_that_admits_another_branch_is_found() {
    let environment = |reviewed: bool| {
        let rules =
            json!([{"type": "required_reviewers", "reviewers": [{}], "prevent_self_review": true}]);
        json!({
            "deployment_branch_policy": {"protected_branches": false, "custom_branch_policies": true},
            "protection_rules": if reviewed { rules } else { json!([]) },
            "policies": [{"name": "main", "type": "branch"}],
        })
    };
    let right = json!({
        "dev": environment(false), "dev-drift": environment(false), "prod-drift": environment(false),
        "prod": environment(true),
    });
    let check = |environments: &Value| {
        let world = json!({
            "repository": "bank/malai", "environments": environments,
            "subject": {"use_default": true, "sub_claim_prefix": SUBJECT},
        });
        let ran = FakeGitHub::of(&world).run("check-environments", &[]);
        let told = String::from_utf8_lossy(&ran.stdout).into_owned();
        (ran.status.code(), told)
    };
    assert_eq!(check(&right).0, Some(0), "{}", check(&right).1);
    let wrong = [
        ("dev", "deployment_branch_policy", Value::Null),
        (
            "dev-drift",
            "policies",
            json!([{"name": "main", "type": "branch"}, {"name": "v*", "type": "tag"}]),
        ),
        ("prod", "policies", json!([{"name": "*", "type": "branch"}])),
        ("prod", "protection_rules", json!([])),
        (
            "prod",
            "protection_rules",
            json!([{"type": "required_reviewers", "reviewers": [{}]}]),
        ),
    ];
    for (environment, field, value) in wrong {
        let mut changed = right.clone();
        changed[environment][field] = value;
        let (status, told) = check(&changed);
        assert_eq!(status, Some(1), "{environment} {field}");
        assert_eq!(told.lines().count(), 1, "{told}");
        assert!(told.contains(&format!("FAILED: {environment}:")), "{told}");
    }
    let mut missing = right;
    missing["prod-drift"] = Value::Null;
    assert_eq!(check(&missing).0, Some(1));
}
