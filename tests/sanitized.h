// What sanitizers cannot do or take very long for.
#pragma once

namespace audit {

#ifdef __SANITIZE_THREAD__
inline constexpr bool kThreadsSanitized = true;
#else
inline constexpr bool kThreadsSanitized = false;
#endif

}  // namespace audit
