"""What the macOS bundle says of itself (``Info.plist``), for ``BUNDLE(info_plist=…)`` of PyInstaller.

Neutral words; no saved windows; no word about network, camera, microphone, contacts or places, because the program
asks for none of them.
"""

from __future__ import annotations

IDENTIFIER = "local.yarrow.notes"  # nobody's domain: names below .local are never given to anybody
PACK = "local.yarrow.pack"
OLDEST = "13.0"  # what the ready-made Qt is built for


def values(name: str, version: str) -> dict[str, object]:
    """The entries, for a bundle called ``name``."""
    return {
        "CFBundleName": name,
        "CFBundleDisplayName": name,
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleInfoDictionaryVersion": "6.0",
        "CFBundlePackageType": "APPL",
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": OLDEST,
        "LSMultipleInstancesProhibited": True,
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        # The system keeps no picture and no state of the windows between two runs …
        "NSQuitAlwaysKeepsWindows": False,
        "ApplePersistenceIgnoreState": True,
        # … and ends the program when it is asked to, not later or by surprise: closing is locking.
        "NSSupportsAutomaticTermination": False,
        "NSSupportsSuddenTermination": False,
        # Menus of other programs (Services) are not given what is selected.
        "NSServices": [],
        "NSAppTransportSecurity": {"NSAllowsArbitraryLoads": False},
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Pack",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [PACK],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": PACK,
                "UTTypeDescription": "Pack",
                "UTTypeConformsTo": ["public.plain-text"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["yarrow"],
                    "public.mime-type": ["application/vnd.yarrow.pack"],
                },
            }
        ],
    }
