# cmake -DIN=<text file> -DOUT=<.cc> -DNAME=<constant> -P embed_text.cmake
# Writes a C++ file that holds the text as `extern const std::string_view`.
file(READ ${IN} text)
file(WRITE ${OUT}.new "#include <string_view>

namespace audit {
extern const std::string_view ${NAME};
const std::string_view ${NAME} = R\"text(${text})text\";
}  // namespace audit
")
file(RENAME ${OUT}.new ${OUT})
