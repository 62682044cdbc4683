// Elements and parameters of a server's files. A parameter has a key that is
// the same in each file of the server, so that what serverConf.xml says can be
// held against what config-<instance>.xml says instead (formats.md 6).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/node_view.h"

namespace audit {

// All elements below the root, document order, without the security zones.
std::vector<NodeId> ServerElements(const NodeView& view, NodeId root);

// By its name in any letter case; 0 or empty where it is absent.
AttributeId AttributeInAnyCase(const NodeView& view, NodeId element,
                               std::string_view name);
std::string_view ValueInAnyCase(const NodeView& view, NodeId element,
                                std::string_view name);

// "dbcnx[default]@password": the element's name, which of its kind it is
// (a relay's url by its mask, a connection by its data source, a header or a
// command by its name), and the attribute. Both spellings of the list of
// uploads give one key, so do autoStart and _autoStart.
std::string ParameterKey(const NodeView& view, NodeId element,
                         std::string_view attribute);
// Of an element that is not there, or the only one of its kind.
std::string ParameterKey(std::string_view element, std::string_view attribute,
                         std::string_view which = {});

// Keys of the parameters that rules ask for, sorted, each once.
std::vector<std::string> ParametersIn(const NodeView& view, NodeId root);

// The first host in the values of hosts, url and urlBase that is under a suffix
// of two parts of which the first has three letters (com.au); empty: none.
std::string TwoPartHostIn(const NodeView& view, NodeId root);

}  // namespace audit
