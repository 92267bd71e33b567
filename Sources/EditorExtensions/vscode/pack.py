"""Packs the extension as a .vsix, which Visual Studio Code installs from a file: a zip with a manifest.

    python3 Sources/EditorExtensions/vscode/pack.py [FOLDER]

The same files give the same bytes.
"""

import json
import pathlib
import sys
import xml.sax.saxutils
import zipfile

HERE = pathlib.Path(__file__).parent
FILES = ["package.json", "extension.js", "connection.js", "convert.js", "README.md"]

TYPES = """<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension=".json" \
ContentType="application/json"/><Default Extension=".js" ContentType="application/javascript"/><Default Extension=".md" \
ContentType="text/markdown"/><Default Extension=".txt" ContentType="text/plain"/><Default Extension=".vsixmanifest" \
ContentType="text/xml"/></Types>
"""

MANIFEST = """<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="{name}" Version="{version}" Publisher="{publisher}"/>
    <DisplayName>{displayName}</DisplayName>
    <Description xml:space="preserve">{description}</Description>
    <Categories>{categories}</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="{engine}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
"""


def manifest(package):
    escape = xml.sax.saxutils.escape
    return MANIFEST.format(
        **{
            key: escape(package[key])
            for key in ("name", "version", "publisher", "displayName", "description")
        },
        categories=escape(",".join(package["categories"])),
        engine=escape(package["engines"]["vscode"]),
    )


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    folder.mkdir(parents=True, exist_ok=True)
    package = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    texts = {"[Content_Types].xml": TYPES.encode(), "extension.vsixmanifest": manifest(package).encode()}
    texts |= {f"extension/{name}": (HERE / name).read_bytes() for name in FILES}
    texts["extension/LICENSE.txt"] = (HERE.parents[2] / "LICENSE").read_bytes()
    target = folder / f"{package['name']}-{package['version']}.vsix"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    print(target)


if __name__ == "__main__":
    main()
