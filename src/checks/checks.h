// The native checks, one .cc each; registry.cc lists them.
#pragma once

#include "checks/check.h"

namespace audit {

extern const Check kAnonymousPage;
extern const Check kAppendThenModify;
extern const Check kAttachments;
extern const Check kAutopkSequence;
extern const Check kBannedLibrary;
extern const Check kCaptchaMissing;
extern const Check kConnectionInfoCall;
extern const Check kCrmOnPremise;
extern const Check kDeadPublicLink;
extern const Check kDecryptPasswordCall;
extern const Check kDefaultRecipient;
extern const Check kDeliveryDotAt;
extern const Check kDotAtNonXml;
extern const Check kEnvironmentCall;
extern const Check kEvaluateJavaScript;
extern const Check kEventTemplateName;
extern const Check kExtensionForbidden;
extern const Check kGetUrlPerRecipient;
extern const Check kHighPrivileges;
extern const Check kIdentifiedLogon;
extern const Check kIdentifiedScript;
extern const Check kInboundText;
extern const Check kJsonWithoutLibrary;
extern const Check kLinkParameter;
extern const Check kLinkServer;
extern const Check kLoadLibraryDebugCall;
extern const Check kMessageCenterZone;
extern const Check kOldBrowserCalls;
extern const Check kOldEncryptionCall;
extern const Check kOotbClone;
extern const Check kOotbModified;
extern const Check kOperatorPassword;
extern const Check kOperatorRights;
extern const Check kOperatorZone;
extern const Check kOptionInternal;
extern const Check kOptionMissingRestrictEditXml;
extern const Check kOptionMissingTimeZone;
extern const Check kOptionOff;
extern const Check kOptionOn;
extern const Check kOptionWritten;
extern const Check kOracleTimeZones;
extern const Check kOracleTimes;
extern const Check kPlainHttpLink;
extern const Check kPreprocessCommand;
extern const Check kPrivilegeEscalation;
extern const Check kRequestScheme;
extern const Check kReservedNamespaceUse;
extern const Check kSaveOptionsCall;
extern const Check kSecurityZones;
extern const Check kSftpPath;
extern const Check kSharedLogs;
extern const Check kSharedOperator;
extern const Check kSourceIdIndex;
extern const Check kTrackingPassword;
extern const Check kUnescapedOutput;
extern const Check kUnsubscription;
extern const Check kUrlEncodeCall;
extern const Check kWebAppAdministrator;
extern const Check kWebAppId;
extern const Check kWorkflowWiring;
extern const Check kXmlAttributeAsKey;
extern const Check kZoneDebug;
extern const Check kZoneEmptyPassword;
extern const Check kZoneErrors;
extern const Check kZoneHttp;
extern const Check kZoneReverseProxy;
extern const Check kZoneSessionTokenOnly;
extern const Check kZoneSpelling;
extern const Check kZoneSqlInjection;
extern const Check kZoneUserPassword;
extern const Check kZoneWideMask;

}  // namespace audit
