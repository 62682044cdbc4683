#include <array>

#include "checks/checks.h"

namespace audit {

std::span<const Check> AllChecks() {
  // Those with a name only are made by the readers of a file: the engine turns
  // their faults into drafts.
  static const std::array checks = {
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
      kDefaultRecipient,
      kDeliveryDotAt,
      kDotAtNonXml,
      Check{.name = "encoding"},
      kEnvironmentCall,
      kEvaluateJavaScript,
      kEventTemplateName,
      kExtensionForbidden,
      kFunctionListFaults,
      kGetUrlPerRecipient,
      kHiddenFields,
      kHighPrivileges,
      kIdentifiedLogon,
      kIdentifiedScript,
      kImplicitOrder,
      kInboundText,
      kJsonWithoutLibrary,
      kLinkParameter,
      kLinkServer,
      kLoadLibraryDebugCall,
      kMessageCenterZone,
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
