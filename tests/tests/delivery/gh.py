#!/usr/bin/env python3
"""GitHub's command for the tests: answers from `world.json` beside it. An artefact is the text that the world holds for it, and
is attested if the world says so."""
import io, json, pathlib, sys, tarfile, urllib.parse, zipfile

world = json.loads((pathlib.Path(__file__).parent / "world.json").read_text())


def assemblies(marker):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for environment in ("dev", "prod"):
            member = tarfile.TarInfo(f"cdk/{environment}/marker")
            member.size = len(marker)
            archive.addfile(member, io.BytesIO(marker.encode()))
    return packed.getvalue()


def zipped(marker):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("assemblies.tar.gz", assemblies(marker))
    return packed.getvalue()


def api(address):
    path, query = urllib.parse.urlsplit(address).path, dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(address).query))
    parts = path.removeprefix("repos/{owner}/{repo}").strip("/").split("/")
    match parts:
        case [""]:
            return {"full_name": world["repository"]}
        # GitHub filters by the name of the branch and by nothing else that is asked here: a fork has a branch of that name too.
        case ["actions", "workflows", _, "runs"]:
            return {"workflow_runs": [run for run in world["runs"] if run["head_branch"] == query["branch"]] if query["page"] == "1" else []}
        case ["actions", "runs", run]:
            return next(known for known in world["runs"] if known["id"] == int(run))
        case ["actions", "runs", run, "artifacts"]:
            return {"artifacts": [made for made in world["artefacts"] if made["run"] == int(run) and made["name"] == query["name"]]}
        case ["actions", "artifacts", artefact, "zip"]:
            sys.stdout.buffer.write(zipped(next(made["marker"] for made in world["artefacts"] if made["id"] == int(artefact))))
            sys.exit(0)
        case ["environments", name]:
            return world["environments"].get(name) or sys.exit(1)
        case ["actions", "oidc", "customization", "sub"]:
            return world.get("subject") or sys.exit(1)
        case ["environments", name, "deployment-branch-policies"]:
            return {"branch_policies": world["environments"][name]["policies"]}
    sys.exit(f"unexpected: {address}")


match sys.argv[1:]:
    case ["api", address]:
        print(json.dumps(api(address)))
    case ["repo", "view", *_]:
        print(world["repository"])
    case ["attestation", "verify", archive, *said]:
        with tarfile.open(archive) as opened:
            marker = opened.extractfile("cdk/prod/marker").read().decode()
        wanted = ["--source-ref", "refs/heads/main", "--signer-workflow", f"{world['repository']}/.github/workflows/deploy.yml"]
        sys.exit(0 if marker in world["attested"] and all(word in said for word in wanted) else 1)
    case other:
        sys.exit(f"unexpected: {other}")
