// What checks on a server's configuration share: a draft on what a file says
// or leaves out, and the questions that the other files of the server answer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/check.h"

namespace audit {

// Root elements, in the letter cases that real files write.
inline constexpr std::string_view kServerRoots[] = {"serverConf", "serverconf",
                                                    "ServerConf"};
bool IsServerFile(const ElementView& at);
// All elements below the root of a server's file; none of anything else.
std::vector<NodeId> ElementsOfServer(const ElementView& at);

// "true", "1", "yes"; "false", "0", "no" and empty: as by default.
bool SaysOn(std::string_view value);
bool SaysOff(std::string_view value);

// Stands on the attribute; dropped where every instance says otherwise. The
// capture "said" is the attribute as written, but for passwords.
Draft DraftOnAttribute(const NodeView& view, NodeId element,
                       AttributeId attribute);
// Stands on the name of `holder`, which is the element that lacks the
// attribute or, where that is absent as well, one around it; dropped in files
// that only hold differences, and where another file says it. "said" names
// the attribute.
Draft DraftOnAbsence(const NodeView& view, NodeId holder,
                     std::string_view attribute, std::string key);

// Further questions; the draft is dropped unless they hold.
// What the file says of the parameter holds for an instance.
Question MustHoldOf(std::string key);
Question MustBeWrittenElsewhere(std::string key);
Question MustBeWrittenNowhere(std::string key);
Question MustTrack();

Answer AnswerFromServer(const AnswerContext& context, Draft* draft);

}  // namespace audit
