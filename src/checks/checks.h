// The native checks, one .cc each; registry.cc lists them.
#pragma once

#include "checks/check.h"

namespace audit {

extern const Check kAcceptOldPasswords;
extern const Check kAppendThenModify;
extern const Check kBannedLibrary;
extern const Check kCrmOnPremise;
extern const Check kDeliveryDotAt;
extern const Check kDotAtNonXml;
extern const Check kExtensionForbidden;
extern const Check kOotbClone;
extern const Check kOperatorPassword;
extern const Check kOperatorRights;
extern const Check kPassUnknownFunctions;
extern const Check kSecurityZones;
extern const Check kXmlAttributeAsKey;
extern const Check kZoneDebug;
extern const Check kZoneEmptyPassword;
extern const Check kZoneErrors;
extern const Check kZoneHttp;
extern const Check kZoneSessionTokenOnly;
extern const Check kZoneSqlInjection;
extern const Check kZoneUserPassword;

}  // namespace audit
