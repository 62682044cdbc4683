#include <array>

#include "checks/checks.h"

namespace audit {

// A table, a line for each check.
// NOLINTNEXTLINE(readability-function-size)
std::span<const Check> AllChecks() {
  // Those with a name only are made by the readers of a file: the engine turns
  // their faults into drafts.
  static const std::array checks = {
      kAdminOnlyWrite,
      kAnonymousPage,
      kAppendThenModify,
      kAttachments,
      kAutopkSequence,
      kBannedLibrary,
      kCaptchaMissing,
      kCommandRights,
      kConcatenatedSql,
      kConnectionInfoCall,
      kCrmOnPremise,
      kDeadPublicLink,
      kDecryptPasswordCall,
      kDecryptStringCall,
      kDefaultRecipient,
      kDeliveryCustomField,
      kDeliveryDotAt,
      kDotAtNonXml,
      Check{.name = "encoding"},
      kEnvironmentCall,
      kEvaluateJavaScript,
      kEventTemplateName,
      kExtensionForbidden,
      kExternalCommand,
      kFileInConf,
      kFileOutsideSandbox,
      kFunctionListFaults,
      kGetUrlPerRecipient,
      kHardcodedSecret,
      kHiddenFields,
      kHighPrivileges,
      kHttpsByAddress,
      kIdentifiedLogon,
      kIdentifiedScript,
      kImplicitOrder,
      kInboundText,
      kJsonWithoutLibrary,
      kLinkParameter,
      kLinkServer,
      kLoadLibraryDebugCall,
      kMessageCenterZone,
      kOfferContent,
      kOldBrowserCalls,
      kOldEncryptionCall,
      kOotbClone,
      kOotbModified,
      kOperatorPassword,
      kOperatorRights,
      kOperatorZone,
      kOptionInternal,
      kOptionMissingRestrictEditXml,
      kOptionMissingTimeZone,
      kOptionOff,
      kOptionOn,
      kOptionWritten,
      kOracleTimeZones,
      kOracleTimes,
      kPlainHttpLink,
      kPreprocessCommand,
      kPrivilegeEscalation,
      kRawSql,
      kRecipientDefinitions,
      kRequestScheme,
      kReservedNamespaceUse,
      kSaveOptionsCall,
      Check{.name = "script-syntax"},
      kSecurityZones,
      kSelectAll,
      kServerCheckIp,
      kServerCommands,
      kServerConnection,
      kServerContext,
      kServerCookie,
      kServerDebug,
      kServerDenials,
      kServerExec,
      kServerHeaders,
      kServerHttp,
      kServerInternal,
      kServerRestart,
      kServerSandbox,
      kServerSoapRouter,
      kServerSourceIp,
      kServerTimeouts,
      kServerTls,
      kServerTracking,
      kServerUnderscore,
      kServerUploads,
      kServerUrls,
      kServerWebView,
      kSftpPath,
      kSharedLogs,
      kSharedOperator,
      kSourceIdIndex,
      kSqlSelectParameters,
      kStrictParse,
      kSubqueryFields,
      Check{.name = "suppression-expired"},
      Check{.name = "suppression-malformed"},
      Check{.name = "suppression-unused"},
      Check{.name = "template-syntax"},
      kTimestampViews,
      kTrackingPassword,
      kUndeclaredFunctions,
      kUnescapedInput,
      kUnescapedOutput,
      kUnsubscription,
      kUrlEncodeCall,
      kUrlRefused,
      kWebAppAdministrator,
      kWebAppId,
      kWorkflowWiring,
      kXmlAttributeAsKey,
      Check{.name = "xml-syntax"},
      kZoneDebug,
      kZoneEmptyPassword,
      kZoneErrors,
      kZoneHttp,
      kZoneReverseProxy,
      kZoneSessionTokenOnly,
      kZoneSpelling,
      kZoneSqlInjection,
      kZoneUserPassword,
      kZoneWideMask,
  };
  return checks;
}

std::vector<std::string_view> CheckNames() {
  std::vector<std::string_view> names;
  for (const Check& check : AllChecks()) names.push_back(check.name);
  return names;
}

std::vector<std::string_view> ScriptCheckNames() {
  std::vector<std::string_view> names;
  for (const Check& check : AllChecks()) {
    if (check.script != nullptr) names.push_back(check.name);
  }
  return names;
}

}  // namespace audit
